using Neura.GraphQL.Language;

namespace Neura.GraphQL.Types;

/// <summary>The directives of the cost specification; in a schema only where something bears them.</summary>
public static class CostDirectives
{
    public static DirectiveType Cost { get; } = new(
        "cost",
        [
            DirectiveLocation.Scalar, DirectiveLocation.Object, DirectiveLocation.FieldDefinition,
            DirectiveLocation.ArgumentDefinition, DirectiveLocation.InputFieldDefinition, DirectiveLocation.Enum,
        ],
        new InputValueDefinition("weight", new NonNullType(ScalarTypes.String)) { Description = "A number." })
    {
        Description = "What one of this adds to the cost of an operation.",
    };

    public static DirectiveType ListSize { get; } = new(
        "listSize",
        [DirectiveLocation.FieldDefinition],
        new InputValueDefinition("assumedSize", ScalarTypes.Int) { Description = "The size where no argument says it." },
        new InputValueDefinition("slicingArguments", Names()) { Description = "Arguments that say the size." },
        new InputValueDefinition("slicingArgumentDefaultValue", ScalarTypes.Int) { Description = "The size without any of them." },
        new InputValueDefinition("sizedFields", Names()) { Description = "Fields of the result that have the size." },
        new InputValueDefinition("requireOneSlicingArgument", new NonNullType(ScalarTypes.Boolean), true)
        {
            Description = "Exactly one of the arguments must be given.",
        })
    {
        Description = "How many items a field is taken to have.",
    };

    /// <summary>Those that the types of a schema bear.</summary>
    public static IReadOnlyList<DirectiveType> UsedBy(IReadOnlyList<NamedType> types)
    {
        var (cost, listSize) = (false, false);
        foreach (var type in types)
        {
            See(type.KnownContextData);
            if (type is ComplexType complex)
                foreach (var field in complex.Fields)
                {
                    See(field.KnownContextData);
                    foreach (var argument in field.Arguments)
                        See(argument.KnownContextData);
                }
            if (type is InputObjectType input)
                foreach (var field in input.Fields)
                    See(field.KnownContextData);
        }
        return (cost, listSize) switch
        {
            (true, true) => [Cost, ListSize],
            (true, false) => [Cost],
            (false, true) => [ListSize],
            (false, false) => [],
        };

        void See(IDictionary<string, object?>? data)
        {
            if (data is null)
                return;
            cost |= CostData.Weight(data) is not null;
            listSize |= CostData.Printed(data) is not null;
        }
    }

    private static ListType Names() => new(new NonNullType(ScalarTypes.String));
}
