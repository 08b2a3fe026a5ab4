package io.harken.collectors.cpu;

import io.harken.collectors.host.HostFile;
import io.harken.collectors.host.HostPaths;
import io.harken.item.ByteText;
import io.harken.item.NotSupportedException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.file.Path;

/** The number of processes that run or want to: getloadavg(3) over one, five and fifteen minutes. */
final class LoadAverage {
    private static final int PERIODS = 3;

    /** Where the kernel of the agent shows itself; another host's load is in its file only. */
    private static final Path OWN = Path.of("/proc");

    private LoadAverage() {}

    /** The three averages. */
    static double[] read(HostPaths host) throws NotSupportedException, IOException {
        if (host.proc().equals(OWN)) {
            return ask();
        }
        try (InputStream in = HostFile.open(host.proc().resolve("loadavg"))) {
            return parse(ByteText.of(in.readAllBytes()));
        }
    }

    /**
     * The call, because the file has two decimals only. It is in no other class that the agent's runtime has, and this one may not
     * be named: newer compilers refuse that.
     */
    @Allowed("the class that is meant for it takes longer to load than the rest of the agent")
    private static double[] ask() throws NotSupportedException {
        double[] averages = new double[PERIODS];
        try {
            Class<?> type = Class.forName("sun.misc.Unsafe");
            Field unsafe = type.getDeclaredField("theUnsafe");
            unsafe.setAccessible(true);
            Object periods = type.getMethod("getLoadAverage", double[].class, int.class)
                    .invoke(unsafe.get(null), averages, PERIODS);
            if (periods.equals(PERIODS)) {
                return averages;
            }
        } catch (ReflectiveOperationException e) {
            throw new NotSupportedException("Cannot obtain load average: " + e);
        }
        throw new NotSupportedException("Cannot obtain load average.");
    }

    /** The text of {@code /proc/loadavg} (proc(5)). */
    static double[] parse(String text) throws NotSupportedException {
        String[] words = text.split(" ", PERIODS + 1);
        double[] averages = new double[PERIODS];
        try {
            for (int i = 0; i < PERIODS; i++) {
                averages[i] = Double.parseDouble(words[i]);
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new NotSupportedException("Cannot obtain load average.");
        }
        return averages;
    }
}
