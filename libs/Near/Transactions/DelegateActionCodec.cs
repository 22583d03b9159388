using Neura.Near.Borsh;

namespace Neura.Near;

internal static class DelegateActionCodec
{
    public static void Write(BorshWriter writer, DelegateAction action)
    {
        // Refused in writing as in reading: the chain would not take it, and it would nest without end.
        if (action.Actions.Any(inner => inner is NearAction.Delegate))
            throw new NearFormatException("A delegate action may not hold another.");
        writer.WriteString(action.Sender.Value);
        writer.WriteString(action.Receiver.Value);
        writer.WriteList(action.Actions, ActionCodec.Write);
        writer.WriteUInt64(action.Nonce);
        writer.WriteUInt64(action.MaxBlockHeight);
        TransactionCodec.Write(writer, action.PublicKey);
    }

    public static void Write(BorshWriter writer, SignedDelegateAction signed)
    {
        Write(writer, signed.DelegateAction);
        TransactionCodec.Write(writer, signed.Signature);
    }

    public static SignedDelegateAction ReadSigned(ref BorshReader reader) =>
        new(Read(ref reader), TransactionCodec.ReadSignature(ref reader));

    public static DelegateAction Read(ref BorshReader reader) => new(
        TransactionCodec.ReadAccount(ref reader), TransactionCodec.ReadAccount(ref reader),
        ActionCodec.ReadList(ref reader, delegateAllowed: false),
        reader.ReadUInt64(), reader.ReadUInt64(), TransactionCodec.ReadPublicKey(ref reader));
}
