using FsCheck;
using FsCheck.Fluent;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Sandbox.Wire;

namespace NeuraNft.InferenceWorker.Tests.Sandbox;

/// <summary>What goes through comes out; what does not fit is refused, whatever it is.</summary>
public sealed class WireTests
{
    [Fact]
    public void Tensors_come_out_as_they_went_in()
    {
        ModelTensor[] tensors =
        [
            ModelTensor.Of("a", [2, 1], [1f, float.NaN]), ModelTensor.Of("ü", [], [true]),
            ModelTensor.Of("empty", [0, 3], Array.Empty<long>()),
        ];
        var read = new FrameReader(Body(new FrameWriter(FrameKind.Outputs, 7).Tensors(tensors))).Tensors(100);
        foreach (var (got, sent) in read.Zip(tensors))
        {
            (got.Name, got.Description).ShouldBe((sent.Name, sent.Description));
            got.Values.ShouldBe(sent.Values);
        }
    }

    [Fact]
    [Trait("Abuse", "50")]
    public void Row_50_shape_whose_product_overflows_is_refused_before_allocation()
    {
        var body = new FrameWriter(FrameKind.Outputs, 1).UInt32(1).Text("y").Byte(1).Byte(3)
            .Int64(1L << 40).Int64(1L << 40).Int64(1L << 40).Int64(0);
        Should.Throw<WireException>(() => new FrameReader(Body(body)).Tensors(1 << 20));
    }

    [Fact]
    [Trait("Abuse", "50")]
    public void Row_50_any_bytes_are_read_or_refused_and_nothing_else_happens() => Prop.ForAll<byte[]>(bytes =>
    {
        try
        {
            new FrameReader(bytes).Tensors(1000);
        }
        catch (WireException)
        {
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_cut_or_change_of_a_frame_is_read_or_refused()
    {
        var whole = Body(new FrameWriter(FrameKind.Loaded, 1).Tensors([ModelTensor.Of("x", [2, 2], [1, 2, 3, 4])])).ToArray();
        for (var i = 0; i < whole.Length; i++)
        {
            Read(whole[..i]);
            for (var bit = 0; bit < 8; bit++)
            {
                byte[] changed = [.. whole];
                changed[i] ^= (byte)(1 << bit);
                Read(changed);
            }
        }
    }

    private static void Read(byte[] body)
    {
        try
        {
            new FrameReader(body).Tensors(1000);
        }
        catch (WireException)
        {
        }
    }

    private static ReadOnlySpan<byte> Body(FrameWriter frame) => frame.Finish()[9..];
}
