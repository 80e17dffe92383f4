// The library has no types of its own; packet-pdf.ts says what is used of it.
declare module 'pdfmake/build/pdfmake.min.js';
declare module 'pdfmake/build/fonts/Roboto.js';
