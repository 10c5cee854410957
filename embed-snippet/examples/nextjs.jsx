// app/layout.jsx
export default function RootLayout({ children }) {
  return (
    <html lang="en">
      <head>
        <script async src="https://support.example.com/waypost.js" data-site="demo"></script>
      </head>
      <body>{children}</body>
    </html>
  );
}
