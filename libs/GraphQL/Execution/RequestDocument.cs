using Neura.GraphQL.Execution.Planning;
using Neura.GraphQL.Language;

namespace Neura.GraphQL.Execution;

/// <summary>A document that was parsed, found valid and within the limits, and may be executed any number of times.</summary>
internal sealed class RequestDocument
{
    public RequestDocument(
        DocumentHash hash,
        DocumentNode document,
        IReadOnlyDictionary<string, FragmentDefinitionNode> fragments,
        IReadOnlyDictionary<OperationDefinitionNode, OperationSize.Size> sizes)
    {
        (Hash, Fragments, Sizes) = (hash, fragments, sizes);
        Operations = [.. document.Definitions.OfType<OperationDefinitionNode>()];
        ConditionVariables = Planning.Conditions.VariablesIn(document);
    }

    public DocumentHash Hash { get; }

    /// <summary>Whether it and its plans are remembered.</summary>
    public bool IsKept { get; set; }

    public IReadOnlyList<OperationDefinitionNode> Operations { get; }

    public IReadOnlyDictionary<string, FragmentDefinitionNode> Fragments { get; }

    public IReadOnlyDictionary<OperationDefinitionNode, OperationSize.Size> Sizes { get; }

    /// <summary>The variables in any @skip or @include.</summary>
    public IReadOnlyList<string> ConditionVariables { get; }

    /// <exception cref="GraphQLException">There is no such operation, or no telling which.</exception>
    public OperationDefinitionNode GetOperation(string? name)
    {
        if (name is not null)
            return Operations.FirstOrDefault(o => o.Name?.Value == name) ?? throw Refuse($"Unknown operation named \"{name}\".");
        return Operations.Count switch
        {
            1 => Operations[0],
            0 => throw Refuse("Must provide an operation."),
            _ => throw Refuse("Must provide operation name if query contains multiple operations."),
        };
    }

    private static GraphQLException Refuse(string message) =>
        new(new GraphQLError(message).WithCode(ErrorCodes.OperationResolutionFailed));
}
