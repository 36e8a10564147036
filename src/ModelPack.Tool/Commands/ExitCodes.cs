namespace ModelPack.Tool.Commands;

/// <summary>What the command's exit code says.</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Checked, and found wanting.</summary>
    public const int FoundWanting = 1;

    /// <summary>Wrong usage, or an input that cannot be used.</summary>
    public const int BadInput = 2;
}
