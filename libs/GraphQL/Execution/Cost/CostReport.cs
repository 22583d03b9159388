namespace Neura.GraphQL.Execution;

/// <summary>Whether an answer tells what its operation costs.</summary>
public enum CostReport
{
    None,

    /// <summary>Beside the data, as <c>extensions.operationCost</c>.</summary>
    Report,

    /// <summary>Instead of the data: nothing is executed, and no limit refuses.</summary>
    Validate,
}
