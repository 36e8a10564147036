using ModelPack.Runtime.Loading;
using ModelPack.Runtime.Sessions;

namespace ModelPack.Runtime.CompilerServices;

public sealed partial class Predictor<TInput, TOutput, TContract>
{
    /// <summary>Opens the model, checks its digest and warms it up with the first packaged example.</summary>
    /// <typeparam name="TRows">The contract, as callers see it.</typeparam>
    /// <inheritdoc cref="IModel{TSelf}.Load"/>
    public static Predictor<TInput, TOutput, TContract> Load<TRows>(PredictorOptions? options = null)
        where TRows : struct, IRowContract<TInput, TOutput>
    {
        options ??= new PredictorOptions();
        Predictor<TInput, TOutput, TContract> predictor = Open(options);
        if (options.WarmUp)
            predictor.WarmUp(() => FirstExample.Read(Descriptor) is { } json
                && ContractJson<TInput, TOutput, TRows>.TryRead(in json, new JsonInputOptions(), [], out TInput? input, predictor._model.MaxRowElements)
                && predictor.TryRun(in input));
        return predictor;
    }

    internal static Predictor<TInput, TOutput, TContract> Open(PredictorOptions options) =>
        new(ModelLoader.Load(TContract.Definition, Descriptor, options), options.MicroBatching);

    /// <summary>Runs the example; where there is none or it does not run, zeros.</summary>
    internal void WarmUp(Func<bool> runExample)
    {
        try
        {
            if (!TryRun(runExample))
                Loading.WarmUp.Run(_slots, _model.Layout);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Runs a row that is valid, past metrics and traces: nobody asked for it.</summary>
    internal bool TryRun(in TInput input)
    {
        Slot slot = _slots.Rent();
        try
        {
            BoundRun run = Bind(slot, in input, state: null);
            TContract.Pack(in input, new InputRow(run, 0));
            if (_hasStates)
                PackState(run, state: null);
            if (slot.Execute(run, CancellationToken.None) is not null)
                return false;
            _ = TContract.Unpack(new OutputRow(run, 0));
            return true;
        }
        finally
        {
            _slots.Return(slot);
        }
    }

    // An example runs code of the author too, which may throw anything. A model that only its examples harm is no reason not to start.
    private static bool TryRun(Func<bool> runExample)
    {
        try
        {
            return runExample();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return false;
        }
    }
}
