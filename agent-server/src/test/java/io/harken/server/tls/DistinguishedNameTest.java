package io.harken.server.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistinguishedNameTest {
    /** The first part of the name that is encoded is the least specific one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "O=Test Org,CN=ca root\\, Inc | CN=ca root\\, Inc,O=Test Org",
                "C=LV,L=Riga,O=Zabbix SIA,CN=a | CN=a,O=Zabbix SIA,L=Riga,C=LV",
                "DC=org,DC=zabbix,CN=\\#a | CN=\\#a,DC=zabbix,DC=org",
                "CN=a\\+b\\\"c\\;d\\<e\\>f | CN=a\\+b\\\"c\\;d\\<e\\>f",
                "CN=a+OU=b | CN=a+OU=b"
            })
    void isTheMostSpecificPartFirst(String encoded, String text) throws IOException {
        assertEquals(text, DistinguishedName.text(new X500Name(encoded).getEncoded()));
    }
}
