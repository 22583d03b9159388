using System.Buffers.Binary;
using System.Text;
using Microsoft.ML.OnnxRuntime.Tensors;
using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker.Sandbox.Wire;

/// <summary>Reads a frame's body. Every number is checked before anything is done with it: what wrote it may be hostile.</summary>
internal ref struct FrameReader(ReadOnlySpan<byte> body)
{
    private const int MaxTensors = 1024;
    private const int MaxRank = 32;
    private const int MaxTextBytes = 8000;
    private ReadOnlySpan<byte> rest = body;

    public byte Byte() => Take(1)[0];

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    public string Text()
    {
        var length = UInt32();
        return length <= MaxTextBytes ? Encoding.UTF8.GetString(Take(length)) : throw new WireException($"A text of {length} bytes.");
    }

    /// <param name="maxElements">Of each.</param>
    public IReadOnlyList<ModelTensor> Tensors(long maxElements)
    {
        var tensors = new ModelTensor[Count()];
        for (var i = 0; i < tensors.Length; i++)
            tensors[i] = Tensor(maxElements);
        return tensors;
    }

    public IReadOnlyList<TensorSpec> Specs()
    {
        var specs = new TensorSpec[Count()];
        for (var i = 0; i < specs.Length; i++)
        {
            var (name, type, rank) = (Text(), ElementType(), Rank());
            var shape = new Dimension[rank];
            for (var d = 0; d < rank; d++)
            {
                var (length, symbol) = (Int64(), Text());
                shape[d] = new Dimension(length >= 0 ? length : null, symbol.Length == 0 ? null : symbol);
            }

            specs[i] = new TensorSpec(name, type, shape);
        }

        return specs;
    }

    /// <exception cref="WireException">Something follows what was read.</exception>
    public readonly void End()
    {
        if (rest.Length != 0)
            throw new WireException($"{rest.Length} bytes too many.");
    }

    private ModelTensor Tensor(long maxElements)
    {
        var (name, type, rank) = (Text(), ElementType(), Rank());
        var shape = new long[rank];
        for (var d = 0; d < rank; d++)
            shape[d] = Int64();
        var count = InputCheck.ElementCount(shape, maxElements)
            ?? throw new WireException($"A shape of more than {maxElements} elements.");
        var bytes = Int64();
        return ModelTensor.Of(name, shape, type, TensorBytes.Read(Take(bytes), type, count));
    }

    private int Count() => UInt32() is <= MaxTensors and var count ? (int)count : throw new WireException("Too many tensors.");

    private int Rank() => Byte() is <= MaxRank and var rank ? rank : throw new WireException("A tensor of too high a rank.");

    private TensorElementType ElementType() => (TensorElementType)Byte() is var type && type.IsSupported()
        ? type : throw new WireException($"The element type {(int)type}.");

    private ReadOnlySpan<byte> Take(long bytes)
    {
        if (bytes < 0 || bytes > rest.Length)
            throw new WireException("The frame ends too early.");
        var taken = rest[..(int)bytes];
        rest = rest[(int)bytes..];
        return taken;
    }
}
