using Neura.Near.Borsh;
using static Neura.Near.TransactionCodec;

namespace Neura.Near;

/// <summary>Actions in borsh: a tag, then the fields.</summary>
internal static class ActionCodec
{
    private const byte DelegateTag = 8;

    public static void Write(BorshWriter writer, NearAction action)
    {
        writer.WriteByte(TagOf(action));
        switch (action)
        {
            case NearAction.CreateAccount: break;
            case NearAction.DeployContract a: writer.WriteBytes(a.Code.Span); break;
            case NearAction.FunctionCall a: WriteCall(writer, a); break;
            case NearAction.Transfer a: writer.WriteUInt128(a.Deposit.Yoctonear); break;
            case NearAction.Stake a:
                writer.WriteUInt128(a.Amount.Yoctonear);
                TransactionCodec.Write(writer, a.PublicKey);
                break;
            case NearAction.AddKey a:
                TransactionCodec.Write(writer, a.PublicKey);
                AccessKeyCodec.Write(writer, a.AccessKey);
                break;
            case NearAction.DeleteKey a: TransactionCodec.Write(writer, a.PublicKey); break;
            case NearAction.DeleteAccount a: writer.WriteString(a.Beneficiary.Value); break;
            case NearAction.Delegate a: DelegateActionCodec.Write(writer, a.SignedAction); break;
        }
    }

    public static IReadOnlyList<NearAction> ReadList(ref BorshReader reader, bool delegateAllowed)
    {
        var count = reader.ReadLength();
        var actions = new List<NearAction>(Math.Min(count, 16));
        for (var i = 0; i < count; i++) actions.Add(Read(ref reader, delegateAllowed));
        return actions;
    }

    private static NearAction Read(ref BorshReader reader, bool delegateAllowed) => reader.ReadByte() switch
    {
        0 => new NearAction.CreateAccount(),
        1 => new NearAction.DeployContract(reader.ReadBytes().ToArray()),
        2 => new NearAction.FunctionCall(
            reader.ReadString(), reader.ReadBytes().ToArray(), new Gas(reader.ReadUInt64()), ReadToken(ref reader)),
        3 => new NearAction.Transfer(ReadToken(ref reader)),
        4 => new NearAction.Stake(ReadToken(ref reader), ReadPublicKey(ref reader)),
        5 => new NearAction.AddKey(ReadPublicKey(ref reader), AccessKeyCodec.Read(ref reader)),
        6 => new NearAction.DeleteKey(ReadPublicKey(ref reader)),
        7 => new NearAction.DeleteAccount(ReadAccount(ref reader)),
        DelegateTag when delegateAllowed => new NearAction.Delegate(DelegateActionCodec.ReadSigned(ref reader)),
        DelegateTag => throw new NearFormatException("A delegate action may not hold another."),
        var tag => throw new NearFormatException($"Unknown action tag {tag}."),
    };

    private static void WriteCall(BorshWriter writer, NearAction.FunctionCall call)
    {
        writer.WriteString(call.Method);
        writer.WriteBytes(call.Arguments.Span);
        writer.WriteUInt64(call.Gas.Value);
        writer.WriteUInt128(call.Deposit.Yoctonear);
    }

    private static byte TagOf(NearAction action) => action switch
    {
        NearAction.CreateAccount => 0,
        NearAction.DeployContract => 1,
        NearAction.FunctionCall => 2,
        NearAction.Transfer => 3,
        NearAction.Stake => 4,
        NearAction.AddKey => 5,
        NearAction.DeleteKey => 6,
        NearAction.DeleteAccount => 7,
        NearAction.Delegate => DelegateTag,
        _ => throw new System.Diagnostics.UnreachableException(action.GetType().Name),
    };
}
