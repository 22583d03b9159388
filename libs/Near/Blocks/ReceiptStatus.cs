namespace Neura.Near.Blocks;

/// <summary>How a receipt ended.</summary>
public enum ReceiptStatus
{
    /// <summary>Ended with SuccessValue or SuccessReceiptId.</summary>
    Success,

    /// <summary>Ended with Failure, or with anything that is not known to be a success. State was rolled back; logs were kept.</summary>
    Failure,
}
