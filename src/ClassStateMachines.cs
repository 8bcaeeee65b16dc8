using System.Diagnostics;

// Release builds ask the compiler for unoptimized IL (Directory.Build.props says why). This keeps the just-in-time compiler optimizing.
[assembly: Debuggable(DebuggableAttribute.DebuggingModes.IgnoreSymbolStoreSequencePoints)]
