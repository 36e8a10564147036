namespace ModelPack.Replay;

/// <summary>Writes files such that none is ever partial under its name: this process may be ended at any moment.</summary>
internal static class WholeFile
{
    /// <summary>Writes the text as UTF-8 without a byte order mark. One process writes one path.</summary>
    public static void Write(string path, string text)
    {
        string temporary = path + ".tmp";
        File.WriteAllText(temporary, text);
        File.Move(temporary, path, overwrite: true);
    }
}
