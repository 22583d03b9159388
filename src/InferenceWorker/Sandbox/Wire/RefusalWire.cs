using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker.Sandbox.Wire;

/// <summary>The refusals that a child can give. The worker has checked names, shapes and values before.</summary>
internal static class RefusalWire
{
    private const byte Invalid = 1;
    private const byte Resource = 2;
    private const byte Deadline = 3;
    private const byte Failed = 4;
    private const byte Cancelled = 5;

    public static FrameWriter Write(uint number, ModelRefusal refusal) => new FrameWriter(FrameKind.Refused, number).Byte(refusal switch
    {
        ModelRefusal.ModelInvalid => Invalid,
        ModelRefusal.ResourceLimit => Resource,
        ModelRefusal.DeadlineExceeded => Deadline,
        _ => Failed,
    }).Text(refusal switch
    {
        ModelRefusal.ModelInvalid r => r.Reason,
        ModelRefusal.ResourceLimit r => r.What,
        ModelRefusal.RunFailed r => r.Reason,
        var other => other.Message,
    });

    public static FrameWriter WriteCancelled(uint number) => new FrameWriter(FrameKind.Refused, number).Byte(Cancelled).Text("");

    /// <returns>Null where the run was cancelled.</returns>
    public static ModelRefusal? Read(Frame frame, TimeSpan deadline)
    {
        var reader = new FrameReader(frame.Body.Span);
        var (kind, text) = (reader.Byte(), FailureText.Of(reader.Text()));
        reader.End();
        return kind switch
        {
            Invalid => new ModelRefusal.ModelInvalid(text),
            Resource => new ModelRefusal.ResourceLimit(text),
            Deadline => new ModelRefusal.DeadlineExceeded(deadline),
            Failed => new ModelRefusal.RunFailed(text),
            Cancelled => null,
            _ => throw new WireException($"The refusal {kind}."),
        };
    }
}
