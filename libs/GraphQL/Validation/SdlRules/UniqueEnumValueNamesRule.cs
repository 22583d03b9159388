using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Validation.SdlRules;

/// <summary>An enum and its extensions name each value once.</summary>
internal sealed class UniqueEnumValueNamesRule(ValidationContext context) : ValidationRule
{
    private readonly Dictionary<(string Type, string Value), NameNode> known = [];

    public override bool Enter(ISyntaxNode node)
    {
        var values = (node as EnumTypeDefinitionNode)?.Values ?? (node as EnumTypeExtensionNode)?.Values;
        if (values is null)
            return node is DocumentNode;
        var type = ((INamedSyntaxNode)node).Name.Value;
        var existing = context.SchemaOrNull?.GetType(type) as EnumType;
        foreach (var name in values.Select(v => v.Name))
        {
            if (existing?.Values.Contains(name.Value) == true)
                context.Report(
                    $"Enum value \"{type}.{name.Value}\" already exists in the schema. It cannot also be defined in this type extension.",
                    name);
            else if (!known.TryAdd((type, name.Value), name))
                context.Report($"Enum value \"{type}.{name.Value}\" can only be defined once.", known[(type, name.Value)], name);
        }
        return false;
    }
}
