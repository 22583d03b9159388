using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Validation;

/// <summary>Where a variable is used, and what is expected there.</summary>
public sealed record VariableUsage(VariableNode Node, IType? Type, bool HasDefaultValue, IType? ParentType);

/// <summary>The uses of variables in operations and the fragments they enter.</summary>
public sealed class VariableIndex(ValidationContext context)
{
    private const int MaxUsages = 50_000; // 1,000 operations that share the same fragments would else cost their product

    private readonly Dictionary<IExecutableDefinitionNode, IReadOnlyList<VariableUsage>> own = [];
    private readonly Dictionary<OperationDefinitionNode, IReadOnlyList<VariableUsage>> all = [];
    private int budget = MaxUsages;

    public IReadOnlyList<VariableUsage> UsagesIn(OperationDefinitionNode operation)
    {
        if (all.TryGetValue(operation, out var known))
            return known;
        var usages = new List<VariableUsage>(Own(operation));
        foreach (var fragment in context.Fragments.ReachableFrom(operation))
        {
            var found = Own(fragment);
            Spend(1 + found.Count);
            usages.AddRange(found);
        }
        return all[operation] = usages;
    }

    private IReadOnlyList<VariableUsage> Own(IExecutableDefinitionNode definition)
    {
        if (own.TryGetValue(definition, out var known))
            return known;
        var types = new TypeInfo(context.Schema);
        var collector = new Collector(types);
        new DocumentWalker([collector], types, null).Walk(definition);
        return own[definition] = collector.Usages;
    }

    private void Spend(int cost)
    {
        budget -= cost;
        if (budget < 0)
            throw ValidationAborted.OutOfBudget;
    }

    private sealed class Collector(TypeInfo types) : ValidationRule
    {
        public List<VariableUsage> Usages { get; } = [];

        public override bool Enter(ISyntaxNode node)
        {
            if (node is VariableNode variable)
                Usages.Add(new VariableUsage(variable, types.InputType, types.HasDefaultValue, types.ParentInputType));
            return node is not VariableDefinitionNode;
        }
    }
}
