package io.harken.collectors.command;

/** Lifts the ban of a call for one class or method; the reason stands beside it. */
@interface Allowed {
    /** Why the call is right here. */
    String value();
}
