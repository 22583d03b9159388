namespace Neura.GraphQL.Validation;

/// <summary>Ends a validation early: a budget is spent or the stack is short. Never leaves this folder.</summary>
internal sealed class ValidationAborted(string message) : Exception(message)
{
    public static ValidationAborted OutOfBudget => new("Validation aborted.");
}
