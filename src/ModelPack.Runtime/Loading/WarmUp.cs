using ModelPack.Runtime.Sessions;

namespace ModelPack.Runtime.Loading;

/// <summary>Runs a model once with zeros and empty strings, so that the first request is not the slow one.</summary>
internal static class WarmUp
{
    public static void Run(SlotPool slots, ModelLayout layout)
    {
        var symbols = new long[layout.SymbolCount];
        Array.Fill(symbols, 1);
        Slot slot = slots.Rent();
        try
        {
            BoundRun run = slot.Bind(1, symbols);
            run.ClearInputs();

            // A model may refuse zeros as data; what it could not run at all, it throws.
            _ = slot.Execute(run, CancellationToken.None);
        }
        finally
        {
            slots.Return(slot);
        }
    }
}
