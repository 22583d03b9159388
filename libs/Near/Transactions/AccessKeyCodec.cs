using Neura.Near.Borsh;

namespace Neura.Near;

internal static class AccessKeyCodec
{
    public static void Write(BorshWriter writer, AccessKey key)
    {
        writer.WriteUInt64(key.Nonce);
        switch (key.Permission)
        {
            case AccessKeyPermission.FunctionCall p:
                writer.WriteByte(0);
                writer.WriteByte(p.Allowance is null ? (byte)0 : (byte)1);
                if (p.Allowance is { } allowance) writer.WriteUInt128(allowance.Yoctonear);
                writer.WriteString(p.Receiver.Value);
                writer.WriteList(p.Methods, (w, method) => w.WriteString(method));
                break;
            case AccessKeyPermission.FullAccess:
                writer.WriteByte(1);
                break;
            default:
                throw new NearFormatException("This permission cannot be written.");
        }
    }

    public static AccessKey Read(ref BorshReader reader) => new(reader.ReadUInt64(), ReadPermission(ref reader));

    private static AccessKeyPermission ReadPermission(ref BorshReader reader) => reader.ReadByte() switch
    {
        0 => new AccessKeyPermission.FunctionCall(
            reader.ReadFlag() ? TransactionCodec.ReadToken(ref reader) : null,
            TransactionCodec.ReadAccount(ref reader), ReadMethods(ref reader)),
        1 => new AccessKeyPermission.FullAccess(),
        var tag => throw new NearFormatException($"Unknown permission tag {tag}."),
    };

    private static List<string> ReadMethods(ref BorshReader reader)
    {
        var count = reader.ReadLength();
        var methods = new List<string>(Math.Min(count, 16));
        for (var i = 0; i < count; i++) methods.Add(reader.ReadString());
        return methods;
    }
}
