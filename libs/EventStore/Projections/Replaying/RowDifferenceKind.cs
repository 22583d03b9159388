namespace Neura.EventStore;

/// <summary>How a live row differs from what the log says.</summary>
public enum RowDifferenceKind
{
    /// <summary>The log gives a row that the live table has not.</summary>
    Missing,

    /// <summary>The live table has a row that the log does not give.</summary>
    Invented,

    /// <summary>Both have it, with other values.</summary>
    Changed,
}
