package io.restock.border.http;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Shows readers of {@code /q/openapi} what every operation answers that cannot be done as asked: a {@link Problem}. */
public final class ProblemsDescribed implements OASFilter {
    private static final String NAME = "Problem";

    @Override
    public Operation filterOperation(Operation operation) {
        operation.getResponses().addAPIResponse("default", OASFactory.createAPIResponse()
                .description("What is wrong and what to do, as RFC 9457 has it")
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(OASFactory.createSchema().ref(NAME)))));
        return operation;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        if (document.getComponents().getSchemas() == null || !document.getComponents().getSchemas().containsKey(NAME)) {
            document.getComponents().addSchema(NAME, problem());
        }
    }

    private static Schema problem() {
        return OASFactory.createSchema().addType(SchemaType.OBJECT)
                .addProperty("type", text()).addProperty("title", text()).addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", text().description("what is wrong here, and the remedy"))
                .addProperty("errors", OASFactory.createSchema().addType(SchemaType.ARRAY).items(text().description("begins with the path of the field")));
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }
}
