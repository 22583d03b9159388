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

    private ConcurrentDictionary<string, OperationCost>? _known;
    // Written last, and read first.
    private volatile IReadOnlyCollection<string>? _deciding;
    private OperationCost _fixed;

    /// <exception cref="GraphQLException">The operation cannot be reckoned.</exception>
    public OperationCost Of(IReadOnlyDictionary<string, object?> variables)
    {
        if (_deciding is { Count: 0 })
            return _fixed;
        if (_deciding is { } deciding && _known is { } values && values.TryGetValue(Key(deciding, variables), out var known))
            return known;
        var analyzer = new CostAnalyzer(schema, planner, variables, resolverCost);
        var cost = analyzer.Analyze(root, operation);
        if (analyzer.Variables.Count == 0)
            _fixed = cost;
        else
            Remember(Key(analyzer.Variables, variables), cost);
        _deciding = analyzer.Variables;
        return cost;
    }

    private void Remember(string key, OperationCost cost)
    {
        _known ??= new(StringComparer.Ordinal);
        if (_known.Count < MaxRemembered)
            _known.TryAdd(key, cost);
    }

    private static string Key(IReadOnlyCollection<string> deciding, IReadOnlyDictionary<string, object?> variables) =>
        string.Join(',', deciding.Select(v =>
            variables.TryGetValue(v, out var value) ? Convert.ToString(value, CultureInfo.InvariantCulture) : "-"));
}
