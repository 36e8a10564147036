using System.ComponentModel;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>What the generator knows about a contract whose input and output types bind to the model themselves. Implemented by a private struct in each predictor, so that every call is direct.</summary>
/// <typeparam name="TInput">One row of input.</typeparam>
/// <typeparam name="TOutput">One row of output.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IModelContract<TInput, TOutput> : ITensorContract<TInput, TOutput>, IRowContract<TInput, TOutput>;
