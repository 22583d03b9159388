using System.Runtime.CompilerServices;

namespace Neura.GraphQL.Validation;

/// <summary>
/// Fragments may chain as long as the token limit lets them, deeper than any tree the parser admits; so recursion through fragments
/// asks for stack first. An overflow would end the process.
/// </summary>
internal static class StackGuard
{
    /// <exception cref="ValidationAborted">The stack is short.</exception>
    public static void Check()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw ValidationAborted.OutOfBudget;
    }
}
