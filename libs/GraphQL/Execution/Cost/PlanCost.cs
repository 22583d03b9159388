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
    private volatile Deciding? _deciding;
    private OperationCost _fixed;

    /// <exception cref="GraphQLException">The operation cannot be reckoned.</exception>
    public OperationCost Of(IReadOnlyDictionary<string, object?> variables)
    {
        if (_deciding is { IsNothing: true })
            return _fixed;
        if (_deciding is { } deciding && _known is { } values && values.TryGetValue(deciding.Key(variables), out var known))
            return known;
        var analyzer = new CostAnalyzer(schema, planner, variables, resolverCost);
        var cost = analyzer.Analyze(root, operation);
        var found = new Deciding(analyzer.Variables, analyzer.InputVariables);
        if (found.IsNothing)
            _fixed = cost;
        else
            Remember(found.Key(variables), cost);
        _deciding = found;
        return cost;
    }

    private void Remember(string key, OperationCost cost)
    {
        _known ??= new(StringComparer.Ordinal);
        if (_known.Count < MaxRemembered)
            _known.TryAdd(key, cost);
    }

    /// <summary>The variables by whose values the cost differs.</summary>
    private sealed record Deciding(IReadOnlyCollection<string> Sizes, IReadOnlyDictionary<string, IType> Inputs)
    {
        public bool IsNothing => Sizes.Count == 0 && Inputs.Count == 0;

        public string Key(IReadOnlyDictionary<string, object?> variables)
        {
            var sizes = Sizes.Select(v =>
                variables.TryGetValue(v, out var value) ? Convert.ToString(value, CultureInfo.InvariantCulture) : "-");
            var inputs = Inputs.Select(v =>
                InputWeights.OfValue(v.Value, variables.GetValueOrDefault(v.Key)).ToString(CultureInfo.InvariantCulture));
            return string.Join(',', sizes.Concat(inputs));
        }
    }
}
