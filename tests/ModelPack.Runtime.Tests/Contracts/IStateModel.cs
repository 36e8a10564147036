using ModelPack.Runtime.CompilerServices;
using ModelPack.Testing;

namespace ModelPack.Runtime.Tests.Contracts;

/// <summary>A small model with a state: how it is built, and what its contract binds.</summary>
public interface IStateModel
{
    static abstract ContractDefinition Definition { get; }

    static abstract OnnxModelBuilder Build();
}
