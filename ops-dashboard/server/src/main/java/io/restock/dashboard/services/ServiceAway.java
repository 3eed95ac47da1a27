package io.restock.dashboard.services;

import io.restock.border.http.ProblemException;

/** A service that did not answer, or not in time, or not with what was asked for. */
public final class ServiceAway extends Exception {
    private final transient Service service;

    public ServiceAway(Service service, String sentence) {
        super(sentence);
        this.service = service;
    }

    public Service service() {
        return service;
    }

    /** 503, for an answer that has nothing without this service. */
    public ProblemException asProblem() {
        return ProblemException.of(503, service.title() + " is away", String.valueOf(getMessage()));
    }
}
