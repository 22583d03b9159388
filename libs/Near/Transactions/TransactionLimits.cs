using System.Text;

namespace Neura.Near;

/// <summary>Limits of the protocol (version 84) that are cheaper to meet here than to be refused by a node.</summary>
internal static class TransactionLimits
{
    private const int MaxActions = 100;
    private const int MaxMethodNameBytes = 256;
    private const int MaxArgumentBytes = 4 * 1024 * 1024;
    private static readonly Gas s_maxGas = Gas.FromTeragas(1000);

    /// <exception cref="NearFormatException">A limit is broken; the message names it.</exception>
    public static void Check(IReadOnlyList<NearAction> actions)
    {
        if (actions.Count > MaxActions) throw new NearFormatException($"A transaction has at most {MaxActions} actions.");
        for (var i = 0; i < actions.Count - 1; i++)
            if (actions[i] is NearAction.DeleteAccount) throw new NearFormatException("Deleting an account must be the last action.");
        if (actions.Count(action => action is NearAction.Delegate) > 1)
            throw new NearFormatException("A transaction has at most one delegate action.");
        UInt128 gas = 0; // A u64 could overflow and pass.
        foreach (var call in actions.OfType<NearAction.FunctionCall>())
        {
            Check(call);
            gas += call.Gas.Value;
        }
        if (gas > s_maxGas.Value) throw new NearFormatException($"The calls of a transaction take at most {s_maxGas}.");
    }

    private static void Check(NearAction.FunctionCall call)
    {
        if (call.Method.Length == 0 || Encoding.UTF8.GetByteCount(call.Method) > MaxMethodNameBytes)
            throw new NearFormatException($"A method's name has 1 to {MaxMethodNameBytes} bytes.");
        if (call.Arguments.Length > MaxArgumentBytes) throw new NearFormatException($"Arguments have at most {MaxArgumentBytes} bytes.");
        if (call.Gas.Value == 0) throw new NearFormatException("A call needs gas.");
    }
}
