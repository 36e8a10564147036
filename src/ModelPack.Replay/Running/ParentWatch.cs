namespace ModelPack.Replay.Running;

/// <summary>Ends this process when the one that started it is gone: a killed build leaves nobody behind that loads its model.</summary>
internal static class ParentWatch
{
    /// <summary>The parent holds the other end of standard input, and writes nothing; when it is closed, nobody waits for a report.</summary>
    public static void Start()
    {
        if (Console.IsInputRedirected)
            new Thread(Wait) { IsBackground = true, Name = "ModelPack parent watch" }.Start();
    }

    private static void Wait()
    {
        using Stream input = Console.OpenStandardInput();
        while (input.ReadByte() >= 0)
        {
        }

        Environment.Exit(1);
    }
}
