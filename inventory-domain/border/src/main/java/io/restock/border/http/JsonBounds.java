package io.restock.border.http;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** How deep and how long the JSON of a request may be: several times what any of ours is, and little enough to be read without harm. */
@Singleton
public final class JsonBounds implements ObjectMapperCustomizer {
    public static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(20).maxNumberLength(40).maxNameLength(1_000).maxStringLength(100_000).build();

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.getFactory().setStreamReadConstraints(BOUNDS);
    }
}
