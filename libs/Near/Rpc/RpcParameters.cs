using System.Text.Json;

namespace Neura.Near.Rpc;

/// <summary>Pieces of parameters that several methods share.</summary>
internal static class RpcParameters
{
    /// <summary>Writes `finality` or `block_id` into the object that is open.</summary>
    public static void WriteBlock(this Utf8JsonWriter writer, BlockReference block)
    {
        switch (block)
        {
            case BlockReference.AtFinality at: writer.WriteString("finality", at.Finality); break;
            case BlockReference.AtCheckpoint at: writer.WriteString("sync_checkpoint", at.Checkpoint); break;
            case BlockReference.AtHeight at: writer.WriteNumber("block_id", at.Height); break;
            case BlockReference.AtHash at: writer.WriteString("block_id", at.Hash.ToString()); break;
        }
    }

    public static void WriteWait(this Utf8JsonWriter writer, TransactionWait wait) => writer.WriteString("wait_until", wait switch
    {
        TransactionWait.None => "NONE",
        TransactionWait.Included => "INCLUDED",
        TransactionWait.ExecutedOptimistic => "EXECUTED_OPTIMISTIC",
        TransactionWait.IncludedFinal => "INCLUDED_FINAL",
        TransactionWait.Executed => "EXECUTED",
        TransactionWait.Final => "FINAL",
    });
}
