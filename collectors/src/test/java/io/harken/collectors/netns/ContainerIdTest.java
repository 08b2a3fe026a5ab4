package io.harken.collectors.netns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerIdTest {
    private static final String ID = FakeHost.ID;
    private static final String OTHER = "f".repeat(64);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0::/system.slice/docker-ID.scope\n",
                "12:memory:/docker/ID\n11:cpu,cpuacct:/docker/ID\n",
                "0::/machine.slice/libpod-ID.scope/container\n",
                "0::/user.slice/user-1000.slice/user@1000.service/user.slice/libpod-ID.scope\n",
                "0::/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod2c48.slice/cri-containerd-ID.scope\n",
                "0::/kubepods/besteffort/pod2c48913c-b29f-11e7-9350-020968147796/ID\n",
                "0::/kubepods.slice/crio-ID.scope\n",
                "0::/../../docker-ID.scope/init.scope\n",
            })
    void isInTheNameOfAControlGroup(String groups) {
        assertEquals(ID, ContainerId.parse(groups.replace("ID", ID)));
    }

    @Test
    void ofNestedContainersTheInnermostCounts() {
        assertEquals(ID, ContainerId.parse("0::/docker/" + OTHER + "/docker/" + ID + "\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0::/\n",
                "0::/init.scope\n",
                "4:memory:/api/28a9cb43780bf39b700c467bf8d1178e\n",
                "0::/machine.slice/libpod-conmon-ID.scope\n",
                "0::/kubepods.slice/crio-conmon-ID.scope\n",
                "0::/docker/ID0\n"
            })
    void otherGroupsAreOfNoContainer(String groups) {
        assertEquals("", ContainerId.parse(groups.replace("ID", ID)));
    }

    @Test
    void twelveDigitsAreEnoughToNameOne() {
        assertTrue(ContainerId.isId("0123456789ab"));
        assertFalse(ContainerId.isId("0123456789a"));
        assertFalse(ContainerId.isId("0123456789ax"));
    }
}
