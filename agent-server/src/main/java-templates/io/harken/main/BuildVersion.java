package io.harken.main;

/** The version of the build, as a constant: reading it from the jar would open all jars of the class path. */
final class BuildVersion {
    static final String HARKEN = "${project.version}";

    private BuildVersion() {}
}
