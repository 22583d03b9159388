using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Projections.Rows;

/// <summary>
/// Rows in the form of a binary COPY, written by hand: a replay writes millions of them, and the driver's way takes a task, a box and a
/// lookup a cell. Values are those that <see cref="RowJson"/> makes.
/// </summary>
internal sealed class CopyBuffer
{
    private const int VarcharOid = 1043;
    private const int TextOid = 25;
    private const int JsonbVersion = 1;
    // Twice as much would be a large object, and those are collected with all of the heap.
    private const int WorthSending = 32 * 1024;
    private static readonly byte[] s_signature = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8];
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly DateTime s_epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly ArrayBufferWriter<byte> bytes = new(2 * WorthSending);

    public bool IsWorthSending => bytes.WrittenCount >= WorthSending;

    public ReadOnlyMemory<byte> Written => bytes.WrittenMemory;

    public void Clear() => bytes.ResetWrittenCount();

    public void Head()
    {
        bytes.Write(s_signature);
        Int(0);
        Int(0);
    }

    public void Row(int cells) => Short((short)cells);

    public void End() => Short(-1);

    public void Null() => Int(-1);

    public void Put(string value)
    {
        // Room for the longest that it can be, so that it is written once.
        var most = s_utf8.GetMaxByteCount(value.Length);
        var span = bytes.GetSpan(sizeof(int) + most);
        var length = s_utf8.GetBytes(value, span[sizeof(int)..]);
        BinaryPrimitives.WriteInt32BigEndian(span, length);
        bytes.Advance(sizeof(int) + length);
    }

    public void Put(Account value) => Put(value.Value);

    public void Put(bool value)
    {
        Int(sizeof(byte));
        Byte(value ? (byte)1 : (byte)0);
    }

    public void Put(short value)
    {
        Int(sizeof(short));
        Short(value);
    }

    public void Put(int value)
    {
        Int(sizeof(int));
        Int(value);
    }

    public void Put(long value)
    {
        Int(sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(bytes.GetSpan(sizeof(long)), value);
        bytes.Advance(sizeof(long));
    }

    public void Put(double value)
    {
        Int(sizeof(double));
        BinaryPrimitives.WriteDoubleBigEndian(bytes.GetSpan(sizeof(double)), value);
        bytes.Advance(sizeof(double));
    }

    public void Put(Guid value)
    {
        Int(16);
        value.TryWriteBytes(bytes.GetSpan(16), bigEndian: true, out var written);
        bytes.Advance(written);
    }

    public void Put(DateOnly value) => Put(value.DayNumber - DateOnly.FromDateTime(s_epoch).DayNumber);

    public void Put(DateTimeOffset value) => Put((Microseconds(value) - s_epoch).Ticks / TimeSpan.TicksPerMicrosecond);

    public void Put(BlockTime value) => Put((UInt128)value.Nanoseconds);

    public void Put(ulong value) => Put((UInt128)value);

    public void Put(Yocto value) => Put(value.Amount);

    /// <summary>A numeric: digits to the base of 10,000, the first group's power of it, sign, digits behind the point.</summary>
    private void Put(UInt128 value)
    {
        Span<short> groups = stackalloc short[10];
        var from = groups.Length;
        for (; value > 0; value /= 10_000) groups[--from] = (short)(value % 10_000);
        var used = groups[from..];
        Int((4 + used.Length) * sizeof(short));
        Short((short)used.Length);
        Short((short)Math.Max(used.Length - 1, 0));
        Short(0);
        Short(0);
        foreach (var group in used) Short(group);
    }

    public void Put(JsonElement value) => Json(JsonMarshal.GetRawUtf8Value(value));

    public void Put(IReadOnlyList<string> value) => Put(value, VarcharOid);

    public void Put(IReadOnlyList<Account> value) => Put([.. value.Select(one => one.Value)], VarcharOid);

    public void Put(Tags value) => Put(value.Values, TextOid);

    private void Put(IReadOnlyList<string> value, int element)
    {
        const int head = 3 * sizeof(int);
        Int(value.Count == 0 ? head : head + (2 * sizeof(int)) + value.Sum(one => sizeof(int) + s_utf8.GetByteCount(one)));
        Int(value.Count == 0 ? 0 : 1);
        Int(0);
        Int(element);
        if (value.Count > 0)
        {
            Int(value.Count);
            Int(1);
            foreach (var one in value) Put(one);
        }
    }

    public void PutJson<T>(T value) => Json(JsonSerializer.SerializeToUtf8Bytes(value, value!.GetType(), RowJson.Options));

    /// <summary>Rounded as PostgreSQL rounds the text of a time.</summary>
    internal static DateTime Microseconds(DateTimeOffset time)
    {
        var rest = time.UtcTicks % TimeSpan.TicksPerSecond;
        var rounded = (long)Math.Round((double)rest / TimeSpan.TicksPerSecond * 1_000_000, MidpointRounding.ToEven);
        return new DateTime(time.UtcTicks - rest + (rounded * TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
    }

    private void Json(ReadOnlySpan<byte> text)
    {
        Int(sizeof(byte) + text.Length);
        Byte(JsonbVersion);
        bytes.Write(text);
    }

    private void Byte(byte value)
    {
        bytes.GetSpan(1)[0] = value;
        bytes.Advance(1);
    }

    private void Short(short value)
    {
        BinaryPrimitives.WriteInt16BigEndian(bytes.GetSpan(sizeof(short)), value);
        bytes.Advance(sizeof(short));
    }

    private void Int(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(bytes.GetSpan(sizeof(int)), value);
        bytes.Advance(sizeof(int));
    }
}
