using Neura.GraphQL.Language;

namespace Neura.GraphQL.Validation.SdlRules;

/// <summary>Each kind of operation has one root type.</summary>
internal sealed class UniqueOperationTypesRule(ValidationContext context) : ValidationRule
{
    private readonly Dictionary<OperationType, OperationTypeDefinitionNode> known = [];

    public override bool Enter(ISyntaxNode node)
    {
        var operations = (node as SchemaDefinitionNode)?.OperationTypes ?? (node as SchemaExtensionNode)?.OperationTypes ?? [];
        foreach (var operation in operations)
        {
            var keyword = operation.Operation.ToKeyword();
            if (context.SchemaOrNull?.GetRootType(operation.Operation) is not null)
                context.Report($"Type for {keyword} already defined in the schema. It cannot be redefined.", operation);
            else if (!known.TryAdd(operation.Operation, operation))
                context.Report($"There can be only one {keyword} type in schema.", known[operation.Operation], operation);
        }
        return node is DocumentNode;
    }
}
