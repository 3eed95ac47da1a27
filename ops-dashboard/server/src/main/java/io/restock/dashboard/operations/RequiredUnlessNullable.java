package io.restock.dashboard.operations;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Says in the OpenAPI document what the records mean: a component is there unless it is declared nullable. The page's types are made from it. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class RequiredUnlessNullable implements OASFilter {
    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents().getSchemas().values().forEach(RequiredUnlessNullable::require);
    }

    private static void require(Schema schema) {
        if (schema.getProperties() == null) {
            return;
        }
        List<String> required = new ArrayList<>();
        schema.getProperties().forEach((name, property) -> {
            if (!isNullable(property)) {
                required.add(name);
            }
        });
        schema.setRequired(required);
    }

    private static boolean isNullable(Schema property) {
        return hasNull(property) || property.getAnyOf() != null && property.getAnyOf().stream().anyMatch(RequiredUnlessNullable::hasNull);
    }

    private static boolean hasNull(Schema schema) {
        return schema.getType() != null && schema.getType().contains(Schema.SchemaType.NULL);
    }
}
