package io.harken.collectors.web;

/** Lifts the ban of a call for one method; the reason stands beside it. */
@interface Allowed {
    /** Why the call is right here. */
    String value();
}
