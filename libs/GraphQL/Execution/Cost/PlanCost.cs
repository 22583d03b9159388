using System.Collections.Concurrent;
using System.Globalization;
using Neura.GraphQL.Execution.Planning;
using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Execution.Cost;

/// <summary>The cost of one plan, remembered by the values of the variables that decide about sizes.</summary>
internal sealed class PlanCost(
    Schema schema, ObjectType root, OperationDefinitionNode operation, OperationPlanner planner, double resolverCost)
{
    private const int MaxRemembered = 64;

    private readonly ConcurrentDictionary<string, OperationCost> _known = new(StringComparer.Ordinal);
    private volatile IReadOnlyCollection<string>? _deciding;

    /// <exception cref="GraphQLException">The operation cannot be reckoned.</exception>
    public OperationCost Of(IReadOnlyDictionary<string, object?> variables)
    {
        if (_deciding is { } deciding && _known.TryGetValue(Key(deciding, variables), out var known))
            return known;
        var analyzer = new CostAnalyzer(schema, planner, variables, resolverCost);
        var cost = analyzer.Analyze(root, operation);
        _deciding = analyzer.Variables;
        if (_known.Count < MaxRemembered)
            _known.TryAdd(Key(analyzer.Variables, variables), cost);
        return cost;
    }

    private static string Key(IReadOnlyCollection<string> deciding, IReadOnlyDictionary<string, object?> variables) =>
        deciding.Count == 0
            ? ""
            : string.Join(',', deciding.Select(v =>
                variables.TryGetValue(v, out var value) ? Convert.ToString(value, CultureInfo.InvariantCulture) : "-"));
}
