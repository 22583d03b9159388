using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker.Sandbox.Wire;

/// <summary>Builds one frame.</summary>
internal sealed class FrameWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new(256);

    public FrameWriter(FrameKind kind, uint number)
    {
        UInt32(0);
        Byte((byte)kind);
        UInt32(number);
    }

    public FrameWriter Byte(byte value)
    {
        buffer.GetSpan(1)[0] = value;
        buffer.Advance(1);
        return this;
    }

    public FrameWriter UInt32(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(buffer.GetSpan(4), value);
        buffer.Advance(4);
        return this;
    }

    public FrameWriter Int64(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(buffer.GetSpan(8), value);
        buffer.Advance(8);
        return this;
    }

    /// <summary>Cut off after 2,000 characters: names and reasons are short.</summary>
    public FrameWriter Text(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value.Length <= 2000 ? value : value[..2000]);
        UInt32((uint)bytes.Length);
        buffer.Write(bytes);
        return this;
    }

    public FrameWriter Tensors(IReadOnlyList<ModelTensor> tensors)
    {
        UInt32((uint)tensors.Count);
        foreach (var tensor in tensors)
            Tensor(tensor);
        return this;
    }

    public FrameWriter Specs(IReadOnlyList<TensorSpec> specs)
    {
        UInt32((uint)specs.Count);
        foreach (var spec in specs)
        {
            Text(spec.Name).Byte((byte)spec.ElementType).Byte(checked((byte)spec.Shape.Count));
            foreach (var dimension in spec.Shape)
                Int64(dimension.Length ?? -1).Text(dimension.Symbol ?? "");
        }

        return this;
    }

    /// <exception cref="WireException">Longer than a frame can be.</exception>
    public ReadOnlySpan<byte> Finish()
    {
        MemoryMarshal.TryGetArray(buffer.WrittenMemory, out var written);
        BinaryPrimitives.WriteUInt32LittleEndian(written.AsSpan(), (uint)(written.Count - 4));
        return written;
    }

    private void Tensor(ModelTensor tensor)
    {
        Text(tensor.Name).Byte((byte)tensor.ElementType).Byte(checked((byte)tensor.Shape.Count));
        foreach (var length in tensor.Shape)
            Int64(length);
        var bytes = TensorBytes.Of(tensor.Values, tensor.ElementType);
        Int64(bytes.Length);
        buffer.Write(bytes);
    }
}
