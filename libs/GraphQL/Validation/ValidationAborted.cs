namespace Neura.GraphQL.Validation;

/// <summary>Ends a validation early: a budget is spent or the stack is short. Never leaves this folder.</summary>
internal sealed class ValidationAborted(GraphQLError error) : Exception(error.Message)
{
    public ValidationAborted(string message) : this(new GraphQLError(message)) { }

    public static ValidationAborted OutOfBudget => new("Validation aborted.");

    public GraphQLError Error { get; } = error;
}
