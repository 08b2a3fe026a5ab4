package io.harken.collectors.tcp;

import java.io.IOException;
import java.lang.reflect.Field;

/** The unit in which the kernel counts memory (getpagesize(2)). */
final class PageSize {
    private PageSize() {}

    /**
     * What so many pages are, in bytes; the greatest number if it is more.
     *
     * <p>It is in no other class that the agent's runtime has, and this one may not be named: newer compilers refuse that.
     */
    static long bytes(long pages) throws IOException {
        try {
            Class<?> type = Class.forName("sun.misc.Unsafe");
            Field unsafe = type.getDeclaredField("theUnsafe");
            unsafe.setAccessible(true);
            int size = (int) type.getMethod("pageSize").invoke(unsafe.get(null));
            return pages > Long.MAX_VALUE / size ? Long.MAX_VALUE : pages * size;
        } catch (ReflectiveOperationException e) {
            throw new IOException("Cannot obtain the size of a page: " + e, e);
        }
    }
}
