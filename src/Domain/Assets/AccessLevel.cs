namespace NeuraNft.Domain.Assets;

/// <summary>Graded rights; each level includes those below. A number in JSON. Stored format; change only by adding.</summary>
public enum AccessLevel
{
    None = 0,
    UseModel = 1,
    Resale = 2,
    CreateReplica = 3,
    ViewAndDownload = 4,
    EditData = 5,
    AbsoluteOwnership = 6,
}
