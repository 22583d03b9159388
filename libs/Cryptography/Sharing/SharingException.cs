namespace Neura.Cryptography.Sharing;

/// <summary>Shares are refused. Nothing of their content is quoted.</summary>
/// <param name="indexes">Which shares, where it is known.</param>
public sealed class SharingException(SharingError error, string message, params IReadOnlyList<int> indexes) : Exception(message)
{
    /// <summary>Why.</summary>
    public SharingError Error { get; } = error;

    /// <summary>The numbers of the shares that are to blame.</summary>
    public IReadOnlyList<int> Indexes { get; } = indexes;
}
