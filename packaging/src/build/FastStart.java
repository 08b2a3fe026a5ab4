import static org.objectweb.asm.Opcodes.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Rewrites jars so that a start has less to do, and everything else is as before.
 *
 * <p>Lambdas and method references become ordinary classes. The JVM links every one of them when it is met first, which takes a
 * quarter of a millisecond even out of a class-data archive, and a start meets a hundred. A lambda that is given something to hold
 * becomes a call of the new class's {@code of}, any other one its only object. The few that would convert primitives stay as they are.
 *
 * <p>Two annotations of Netty go: the JVM makes four classes at every start to read them. By {@code Skip} Netty knows which
 * events a handler only passes on, and spares it them; without it the handler passes them on. By {@code Sharable} it knows which
 * may be in two pipelines; ours says so by a method.
 *
 * <p>The calls of four methods are answered here, see {@link #ANSWERS}.
 */
final class FastStart {
    private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";
    private static final String ONLY = "ONLY";

    /** The class that calls and what it calls, and the instruction that takes the place of the call. */
    private static final Map<String, Integer> ANSWERS = Map.of(
            // In the runtime that is shipped it is not, and to find that out means to search all jars.
            "io/netty/util/internal/PlatformDependent jdk/jfr/FlightRecorder.isAvailable",
            ICONST_0,
            // The way to free buffers that Netty has not made, for which the JDK writes code at every start. Nobody
            // makes any.
            "io/netty/util/internal/PlatformDependent io/netty/util/internal/CleanerJava9.isSupported",
            ICONST_0,
            // Has the JDK's library of channels loaded before Netty's. Ours has read a file by a channel before.
            "io/netty/channel/epoll/Native java/nio/channels/Selector.open",
            ACONST_NULL,
            // At a start it makes a message that is not shown. What stays in the place of it, and of two errors that no
            // shipped jar can bring about, is the format.
            "org/slf4j/LoggerFactory java/lang/String.format",
            POP);

    private static final Set<String> DROPPED_ANNOTATIONS =
            Set.of("Lio/netty/channel/ChannelHandler$Sharable;", "Lio/netty/channel/ChannelHandlerMask$Skip;");

    /** What was found to take out, of all jars; a release that has it elsewhere must not go unnoticed. */
    private static final Set<String> TAKEN_OUT = new HashSet<>();

    /** By the names of files. */
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /** By the host of a nest; without being named there, a class could not call what is private in it. */
    private final Map<String, List<String>> nestMembers = new TreeMap<>();

    private FastStart() {}

    public static void main(String[] jars) throws IOException {
        for (String jar : jars) {
            new FastStart().rewrite(Path.of(jar));
        }
        if (TAKEN_OUT.size() != DROPPED_ANNOTATIONS.size() + ANSWERS.size()) {
            throw new IOException("there was less to take out than expected: " + TAKEN_OUT);
        }
    }

    private void rewrite(Path jar) throws IOException {
        long time = read(jar);
        for (String name : List.copyOf(files.keySet())) {
            if (name.endsWith(".class") && !name.startsWith("META-INF/")) {
                new Host(new ClassReader(files.get(name))).rewrite(name);
            }
        }
        nestMembers.forEach(this::nameMembers);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                JarEntry entry = new JarEntry(file.getKey());
                entry.setTime(time);
                out.putNextEntry(entry);
                out.write(file.getValue());
            }
        }
    }

    /** Gives the time of the files, which is that of the release. */
    private long read(Path jar) throws IOException {
        long time = 0;
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().toList()) {
                files.put(entry.getName(), file.getInputStream(entry).readAllBytes());
                time = entry.getTime();
            }
        }
        return time;
    }

    private void nameMembers(String host, List<String> members) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(files.get(host + ".class")).accept(writer, 0);
        members.forEach(writer::visitNestMember);
        files.put(host + ".class", writer.toByteArray());
    }

    /** A class that may have lambdas. */
    private final class Host extends ClassVisitor {
        private final ClassReader reader;
        private String nest;
        private int lambdas;
        private boolean changed;

        Host(ClassReader reader) {
            super(ASM9, new ClassWriter(0));
            this.reader = reader;
            this.nest = reader.getClassName();
        }

        void rewrite(String file) {
            reader.accept(this, 0);
            if (changed) {
                files.put(file, ((ClassWriter) cv).toByteArray());
            }
        }

        /** Nests are known from Java 11 on. */
        @Override
        public void visit(
                int version, int access, String name, String signature, String superName, String[] interfaces) {
            super.visit(Math.max(version, V11), access, name, signature, superName, interfaces);
        }

        @Override
        public AnnotationVisitor visitAnnotation(String type, boolean visible) {
            return isDropped(type) ? null : super.visitAnnotation(type, visible);
        }

        private boolean isDropped(String annotation) {
            return DROPPED_ANNOTATIONS.contains(annotation) && takeOut(annotation);
        }

        private boolean takeOut(String what) {
            changed = true;
            TAKEN_OUT.add(what);
            return true;
        }

        @Override
        public void visitNestHost(String host) {
            nest = host;
            super.visitNestHost(host);
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] exceptions) {
            return new MethodVisitor(ASM9, super.visitMethod(access, name, type, signature, exceptions)) {
                @Override
                public AnnotationVisitor visitAnnotation(String type, boolean visible) {
                    return isDropped(type) ? null : super.visitAnnotation(type, visible);
                }

                @Override
                public void visitMethodInsn(int call, String owner, String name, String type, boolean isInterface) {
                    String asked = reader.getClassName() + " " + owner + "." + name;
                    if (ANSWERS.containsKey(asked)) {
                        takeOut(asked);
                        super.visitInsn(ANSWERS.get(asked));
                    } else {
                        super.visitMethodInsn(call, owner, name, type, isInterface);
                    }
                }

                @Override
                public void visitInvokeDynamicInsn(String name, String type, Handle bootstrap, Object... arguments) {
                    boolean isLambda = bootstrap.getOwner().equals(FACTORY)
                            && bootstrap.getName().equals("metafactory");
                    Lambda lambda = isLambda ? new Lambda(name, type, arguments) : null;
                    if (lambda == null || !lambda.isSimple()) {
                        super.visitInvokeDynamicInsn(name, type, bootstrap, arguments);
                        return;
                    }
                    String made = add(lambda);
                    if (lambda.held.length == 0) {
                        super.visitFieldInsn(GETSTATIC, made, ONLY, lambda.type.getDescriptor());
                    } else {
                        super.visitMethodInsn(INVOKESTATIC, made, "of", type, false);
                    }
                }
            };
        }

        private String add(Lambda lambda) {
            String name = reader.getClassName() + "$$" + ++lambdas;
            changed = true;
            files.put(name + ".class", lambda.write(name, nest));
            nestMembers.computeIfAbsent(nest, host -> new ArrayList<>()).add(name);
            return name;
        }
    }

    /** What is said of a lambda where it is made, see the documentation of LambdaMetafactory. */
    private static final class Lambda {
        private final String method;
        private final Type type;
        private final Type[] held;
        private final Type erased;
        private final Handle body;
        private final Type result;

        /** What the body takes: what is held, then the parameters. */
        private final List<Type> taken = new ArrayList<>();

        Lambda(String method, String factory, Object... arguments) {
            this.method = method;
            type = Type.getReturnType(factory);
            held = Type.getArgumentTypes(factory);
            erased = (Type) arguments[0];
            body = (Handle) arguments[1];
            Type owner = Type.getObjectType(body.getOwner());
            result = isConstructor() ? owner : Type.getReturnType(body.getDesc());
            if (!isConstructor() && body.getTag() != H_INVOKESTATIC) {
                taken.add(owner);
            }
            taken.addAll(List.of(Type.getArgumentTypes(body.getDesc())));
        }

        private boolean isConstructor() {
            return body.getTag() == H_NEWINVOKESPECIAL;
        }

        boolean isSimple() {
            Type[] given = erased.getArgumentTypes();
            for (int i = 0; i < given.length; i++) {
                if (!isAlike(given[i], taken.get(held.length + i))) {
                    return false;
                }
            }
            return erased.getReturnType() == Type.VOID_TYPE || isAlike(result, erased.getReturnType());
        }

        private static boolean isAlike(Type from, Type to) {
            return from.equals(to) || (from.getSort() >= Type.ARRAY && to.getSort() >= Type.ARRAY);
        }

        byte[] write(String name, String nest) {
            ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
            String[] interfaces = {type.getInternalName()};
            writer.visit(V17, ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC, name, null, "java/lang/Object", interfaces);
            writer.visitNestHost(nest);
            for (int i = 0; i < held.length; i++) {
                writer.visitField(ACC_PRIVATE | ACC_FINAL, "held" + i, held[i].getDescriptor(), null, null);
            }
            writeConstructor(writer, name);
            if (held.length == 0) {
                writer.visitField(ACC_STATIC | ACC_FINAL, ONLY, type.getDescriptor(), null, null);
                Code code = new Code(writer, ACC_STATIC, "<clinit>", "()V");
                code.make(name);
                code.to.visitFieldInsn(PUTSTATIC, name, ONLY, type.getDescriptor());
                code.end(Type.VOID_TYPE);
            } else {
                Code code = new Code(writer, ACC_STATIC, "of", Type.getMethodDescriptor(type, held));
                code.make(name, held);
                code.end(type);
            }
            writeMethod(writer, name);
            return writer.toByteArray();
        }

        private void writeConstructor(ClassWriter writer, String name) {
            Code code = new Code(writer, 0, "<init>", Type.getMethodDescriptor(Type.VOID_TYPE, held));
            code.to.visitVarInsn(ALOAD, 0);
            code.to.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
            code.next = 1;
            for (int i = 0; i < held.length; i++) {
                code.to.visitVarInsn(ALOAD, 0);
                code.load(held[i]);
                code.to.visitFieldInsn(PUTFIELD, name, "held" + i, held[i].getDescriptor());
            }
            code.end(Type.VOID_TYPE);
        }

        private void writeMethod(ClassWriter writer, String name) {
            Code code = new Code(writer, ACC_PUBLIC, method, erased.getDescriptor());
            if (isConstructor()) {
                code.to.visitTypeInsn(NEW, body.getOwner());
                code.to.visitInsn(DUP);
            }
            for (int i = 0; i < held.length; i++) {
                code.to.visitVarInsn(ALOAD, 0);
                code.to.visitFieldInsn(GETFIELD, name, "held" + i, held[i].getDescriptor());
            }
            code.next = 1;
            Type[] given = erased.getArgumentTypes();
            for (int i = 0; i < given.length; i++) {
                code.load(given[i]);
                code.cast(given[i], taken.get(held.length + i));
            }
            code.to.visitMethodInsn(instruction(), body.getOwner(), body.getName(), body.getDesc(), body.isInterface());
            if (erased.getReturnType() == Type.VOID_TYPE) {
                code.drop(result);
            } else {
                code.cast(result, erased.getReturnType());
            }
            code.end(erased.getReturnType());
        }

        private int instruction() {
            return switch (body.getTag()) {
                case H_INVOKESTATIC -> INVOKESTATIC;
                case H_NEWINVOKESPECIAL -> INVOKESPECIAL;
                // Within a nest, private methods are called as others are.
                default -> body.isInterface() ? INVOKEINTERFACE : INVOKEVIRTUAL;
            };
        }
    }

    /** The instructions of a method. */
    private static final class Code {
        private final MethodVisitor to;

        /** The local variable that is loaded next. */
        private int next;

        Code(ClassWriter writer, int access, String name, String type) {
            to = writer.visitMethod(access, name, type, null, null);
            to.visitCode();
        }

        void load(Type variable) {
            to.visitVarInsn(variable.getOpcode(ILOAD), next);
            next += variable.getSize();
        }

        void cast(Type from, Type wanted) {
            if (!from.equals(wanted) && !wanted.getInternalName().equals("java/lang/Object")) {
                to.visitTypeInsn(CHECKCAST, wanted.getInternalName());
            }
        }

        /** Constructs an object from the local variables. */
        void make(String name, Type... parameters) {
            to.visitTypeInsn(NEW, name);
            to.visitInsn(DUP);
            for (Type parameter : parameters) {
                load(parameter);
            }
            String constructor = Type.getMethodDescriptor(Type.VOID_TYPE, parameters);
            to.visitMethodInsn(INVOKESPECIAL, name, "<init>", constructor, false);
        }

        void drop(Type value) {
            if (value.getSize() > 0) {
                to.visitInsn(value.getSize() == 1 ? POP : POP2);
            }
        }

        void end(Type value) {
            to.visitInsn(value.getOpcode(IRETURN));
            to.visitMaxs(0, 0);
            to.visitEnd();
        }
    }
}
