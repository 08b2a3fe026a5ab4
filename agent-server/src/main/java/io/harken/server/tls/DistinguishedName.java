package io.harken.server.tls;

import io.harken.item.ByteText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;

/** Names of issuers and subjects as text (RFC 4514), the most specific part first, as GnuTLS writes them. */
final class DistinguishedName {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("2.5.4.3", "CN"),
            Map.entry("2.5.4.4", "surName"),
            Map.entry("2.5.4.5", "serialNumber"),
            Map.entry("2.5.4.6", "C"),
            Map.entry("2.5.4.7", "L"),
            Map.entry("2.5.4.8", "ST"),
            Map.entry("2.5.4.9", "street"),
            Map.entry("2.5.4.10", "O"),
            Map.entry("2.5.4.11", "OU"),
            Map.entry("2.5.4.12", "title"),
            Map.entry("2.5.4.42", "givenName"),
            Map.entry("2.5.4.43", "initials"),
            Map.entry("2.5.4.44", "generationQualifier"),
            Map.entry("2.5.4.46", "dnQualifier"),
            Map.entry("2.5.4.65", "pseudonym"),
            Map.entry("0.9.2342.19200300.100.1.1", "UID"),
            Map.entry("0.9.2342.19200300.100.1.25", "DC"),
            Map.entry("1.2.840.113549.1.9.1", "EMAIL"));

    private static final String ESCAPED = ",+\"\\<>;";

    private DistinguishedName() {}

    /** The text of an encoded name, in {@link ByteText}. */
    static String text(byte[] encoded) {
        RDN[] parts = X500Name.getInstance(encoded).getRDNs();
        StringBuilder text = new StringBuilder();
        for (int i = parts.length - 1; i >= 0; i--) {
            String separator = text.isEmpty() ? "" : ",";
            for (AttributeTypeAndValue attribute : parts[i].getTypesAndValues()) {
                append(text.append(separator), attribute);
                separator = "+";
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, AttributeTypeAndValue attribute) {
        String number = attribute.getType().getId();
        String type = TYPES.get(number);
        ASN1Encodable value = attribute.getValue();
        if (type != null && value instanceof ASN1String string) {
            appendEscaped(text.append(type).append('='), ByteText.utf8(string.getString()));
        } else {
            text.append(number).append("=#").append(hex(value));
        }
    }

    private static void appendEscaped(StringBuilder text, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean atEdge = i == 0 || i == value.length() - 1;
            if (ESCAPED.indexOf(c) >= 0 || (c == ' ' && atEdge) || (c == '#' && i == 0)) {
                text.append('\\');
            }
            text.append(c);
        }
    }

    private static String hex(ASN1Encodable value) {
        try {
            return HexFormat.of().formatHex(value.toASN1Primitive().getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
