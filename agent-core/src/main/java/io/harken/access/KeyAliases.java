package io.harken.access;

import io.harken.item.ItemKey;
import io.harken.item.NotSupportedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys that stand for other keys. What one stands for is not looked up again.
 *
 * @param targets what is answered instead, by the name of the alias, in the order in which they are defined
 */
public record KeyAliases(Map<String, String> targets) {
    private static final String ANY_PARAMETERS = "[*]";

    /** Copies the map. */
    public KeyAliases {
        targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
    }

    /** No alias. */
    public static KeyAliases none() {
        return new KeyAliases(Map.of());
    }

    /**
     * The key of a request, or the one it stands for.
     *
     * @throws NotSupportedException {@code Invalid item key format.}: only a valid key can stand for another
     */
    public ItemKey resolve(String request) throws NotSupportedException {
        ItemKey key = ItemKey.parse(request);
        if (targets.isEmpty()) {
            return key;
        }
        String target = target(request, key.name());
        return target == null ? key : ItemKey.parse(target);
    }

    /** Texts are compared, not parameters: an alias {@code k[a]} is not for {@code k["a"]}. */
    private @Nullable String target(String request, String name) {
        String exact = targets.get(request);
        if (exact != null) {
            return exact;
        }
        String brackets = request.substring(name.length());
        String target = brackets.isEmpty() ? null : targets.get(name + ANY_PARAMETERS);
        return target != null && target.endsWith(ANY_PARAMETERS)
                ? target.substring(0, target.length() - ANY_PARAMETERS.length()) + brackets
                : target;
    }

    /** The names, those that were defined last first. */
    public List<String> names() {
        List<String> names = new ArrayList<>(targets.keySet());
        Collections.reverse(names);
        return names;
    }
}
