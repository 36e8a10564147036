using ModelPack.Runtime.Sessions;

namespace ModelPack.Runtime.Loading;

/// <summary>Runs a model once with zeros, empty strings and its constants, so that the first request is not the slow one.</summary>
internal static class WarmUp
{
    public static void Run(LoadedModel model)
    {
        ModelLayout layout = model.Layout;
        // What is made anew for each run has no shape to be filled with zeros.
        if (layout.HasRunInputs)
            return;
        var symbols = new long[layout.SymbolCount];
        Array.Fill(symbols, 1, 0, layout.MeasuredSymbols);
        using ModelLease lease = model.Lease();
        try
        {
            BoundRun run = lease.Slot.Bind(1, symbols);
            run.ClearInputs();

            // A model may refuse zeros as data.
            _ = lease.Slot.Execute(run, CancellationToken.None);
        }
        catch (ModelOutputException)
        {
            // Nor say zeros what real data give: the size of a window, or how many boxes are found, may be a value of an input.
        }
    }
}
