using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Validation.SdlRules;

/// <summary>A schema has one definition; an extension has none.</summary>
internal sealed class LoneSchemaDefinitionRule(ValidationContext context) : ValidationRule
{
    private int count;

    public override bool Enter(ISyntaxNode node)
    {
        if (node is not SchemaDefinitionNode)
            return node is DocumentNode;
        if (IsDefined(context.SchemaOrNull))
            context.Report("Cannot define a new schema within a schema extension.", node);
        else if (count++ > 0)
            context.Report("Must provide only one schema definition.", node);
        return false;
    }

    private static bool IsDefined(Schema? schema) =>
        (schema?.SyntaxNode ?? schema?.QueryType ?? schema?.MutationType ?? (object?)schema?.SubscriptionType) is not null;
}
