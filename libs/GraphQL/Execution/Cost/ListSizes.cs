using System.Globalization;
using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Execution.Cost;

/// <summary>How many items a field is taken to have, by its arguments.</summary>
internal sealed class ListSizes(IReadOnlyDictionary<string, object?> variables)
{
    private readonly SortedSet<string> _read = new(StringComparer.Ordinal);

    /// <summary>The variables that were asked for.</summary>
    public IReadOnlyCollection<string> Variables => _read;

    /// <exception cref="GraphQLException">The field asks for one slicing argument and has none, or several.</exception>
    public double Of(ListSize size, FieldDefinition field, FieldNode node)
    {
        var given = size.SlicingArguments.Select(name => Given(name, field, node)).OfType<double>().ToList();
        if (size is { RequireOneSlicingArgument: true, SlicingArguments.Count: > 0 } && given.Count != 1)
            throw new GraphQLException(
                new GraphQLError($"Exactly one slicing argument must be given to \"{field.Name}\".", [node])
                    .WithCode(ErrorCodes.ValidationFailed));
        var wanted = given.Count > 0 ? given.Max() : size.SlicingArgumentDefaultValue ?? size.AssumedSize ?? 1;
        // More than it gives is refused by the field itself, in its own words.
        return Math.Clamp(wanted, 0, size.Maximum ?? double.MaxValue);
    }

    private double? Given(string name, FieldDefinition field, FieldNode node)
    {
        var value = node.Arguments.FirstOrDefault(a => a.Name.Value == name)?.Value;
        if (value is VariableNode { Name.Value: var variable })
        {
            _read.Add(variable);
            if (variables.TryGetValue(variable, out var known))
                return known is int or long or double ? Convert.ToDouble(known, CultureInfo.InvariantCulture) : null;
            value = null;
        }
        return value switch
        {
            IntValueNode literal => double.Parse(literal.Value, CultureInfo.InvariantCulture),
            null => field.Arguments.Find(name)?.DefaultValue is int fallback ? fallback : null,
            _ => null,
        };
    }
}
